package dev.minica.internal.yaml;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/**
 * Reads the one document of a YAML file. Of YAML's means there are texts, numbers, truth values,
 * lists and mappings from texts; anchors, aliases and tags are refused, since what they would save
 * in a file of this size is not worth what they hide from its reader.
 */
public final class YamlReader {

  /** The longest file, in octets. */
  public static final int MAX_OCTETS = 64 * 1024;

  /** The deepest nesting. */
  private static final int MAX_DEPTH = 16;

  private final String file;
  private final ScalarResolver resolver = new CoreScalarResolver(false);
  private final Iterator<Event> events;

  private YamlReader(String file, Iterator<Event> events) {
    this.file = file;
    this.events = events;
  }

  /**
   * The file's document, held to a shape.
   *
   * @param file what messages call it
   * @param octets UTF-8
   * @throws MinicaException BAD_INPUT with the place and nature of the first mistake, in one line:
   *     it is longer than {@value #MAX_OCTETS} octets, no UTF-8, no YAML 1.2 or not one document,
   *     has an anchor, an alias, a tag or a key twice, or is not of the shape
   */
  public static YamlMapping read(String file, byte[] octets, Shape shape) {
    String name = Escaped.of(file);
    YamlNode document = document(name, YamlText.of(name, octets));
    shape.check(document);
    return document.mapping();
  }

  /** The parser throws unchecked exceptions of several kinds, and lazily. */
  private static YamlNode document(String file, String text) {
    try {
      LoadSettings settings = LoadSettings.builder().setLabel("").build();
      return new YamlReader(file, new Parse(settings).parseString(text).iterator()).document();
    } catch (MinicaException ours) {
      throw ours;
    } catch (MarkedYamlEngineException e) {
      throw position(file, e.getProblemMark().or(e::getContextMark))
          .mistake(Escaped.of(sentence(e)));
    } catch (ReaderException e) {
      throw YamlText.position(file, text, e.getPosition())
          .mistake(YamlText.character(e.getCodePoint()) + " cannot stand in YAML");
    } catch (RuntimeException leaked) {
      throw start(file).mistake("no YAML: " + Escaped.of(leaked.toString()));
    }
  }

  private static String sentence(MarkedYamlEngineException e) {
    return "no YAML: " + (e.getProblem() == null ? e.getContext() : e.getProblem());
  }

  private YamlNode document() {
    events.next(); // the stream's start
    Event start = events.next();
    if (start.getEventId() == Event.ID.StreamEnd) {
      throw start(file).mistake("nothing is in it");
    }
    YamlNode document = node(events.next(), 0);
    events.next(); // the document's end
    Event after = events.next();
    if (after.getEventId() != Event.ID.StreamEnd) {
      throw position(after).mistake("a second document begins, and there is to be one");
    }
    return document;
  }

  private YamlNode node(Event event, int depth) {
    Position position = position(event);
    refuseReferences((NodeEvent) event, position);
    if (event instanceof ScalarEvent scalar) {
      requireNoTag(scalar.getTag(), position);
      return new YamlScalar(position, scalar.getValue(), type(scalar));
    }
    requireNoTag(((CollectionStartEvent) event).getTag(), position);
    if (depth == MAX_DEPTH) {
      throw position.mistake("nested deeper than " + MAX_DEPTH + " levels");
    }
    return event instanceof MappingStartEvent
        ? mapping(position, depth + 1)
        : list(position, depth + 1);
  }

  private void refuseReferences(NodeEvent event, Position position) {
    Optional<Anchor> anchor = event.getAnchor();
    if (anchor.isPresent()) {
      String name = YamlNode.quoted(anchor.get().getValue());
      throw position
          .mistake((event instanceof AliasEvent ? "the alias " : "the anchor ") + name)
          .withHint("anchors and aliases are not read: write the value where it is wanted");
    }
  }

  private static void requireNoTag(Optional<String> tag, Position position) {
    if (tag.isPresent()) {
      throw position
          .mistake("the tag " + YamlNode.quoted(tag.get()))
          .withHint("tags are not read: quotes make any value text");
    }
  }

  private YamlScalar.Type type(ScalarEvent scalar) {
    if (!scalar.isPlain()) {
      return YamlScalar.Type.TEXT;
    }
    Tag tag = resolver.resolve(scalar.getValue(), true);
    if (tag.equals(Tag.INT)) {
      return YamlScalar.Type.NUMBER;
    } else if (tag.equals(Tag.FLOAT)) {
      return YamlScalar.Type.FRACTION;
    } else if (tag.equals(Tag.BOOL)) {
      return YamlScalar.Type.FLAG;
    }
    return tag.equals(Tag.NULL) ? YamlScalar.Type.NOTHING : YamlScalar.Type.TEXT;
  }

  private YamlList list(Position position, int depth) {
    List<YamlNode> items = new ArrayList<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      items.add(node(event, depth));
      event = events.next();
    }
    return new YamlList(position, items);
  }

  private YamlMapping mapping(Position position, int depth) {
    Map<String, YamlMapping.Entry> entries = new LinkedHashMap<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      YamlNode key = node(event, depth);
      String name = key.text();
      YamlNode value = node(events.next(), depth);
      YamlMapping.Entry earlier =
          entries.putIfAbsent(name, new YamlMapping.Entry(key.position(), value));
      if (earlier != null) {
        throw key.position()
            .mistake(
                "the key "
                    + YamlNode.quoted(name)
                    + " is there twice, first in line "
                    + earlier.key().line());
      }
      event = events.next();
    }
    return new YamlMapping(position, entries);
  }

  private Position position(Event event) {
    return position(file, event.getStartMark());
  }

  private static Position position(
      String file, Optional<org.snakeyaml.engine.v2.exceptions.Mark> mark) {
    return mark.map(at -> new Position(file, at.getLine() + 1, at.getColumn() + 1))
        .orElseGet(() -> start(file));
  }

  private static Position start(String file) {
    return new Position(file, 1, 1);
  }
}
