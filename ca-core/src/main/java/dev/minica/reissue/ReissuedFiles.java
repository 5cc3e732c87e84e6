package dev.minica.reissue;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.Pem;
import dev.minica.encoding.PrivateKeyForm;
import dev.minica.file.OutputFiles;
import dev.minica.reissue.Destination.Folder;
import dev.minica.reissue.Destination.OneFile;
import dev.minica.reissue.WrittenFile.Role;
import dev.minica.x509.Certificate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The files of a plan. Those in one directory are replaced, or appear, together or not at all; each
 * single one is whole at any moment.
 */
public final class ReissuedFiles {

  private static final String ISSUER = "ca";
  private static final String CERTIFICATE_ENDING = ".pem";
  private static final String KEY_ENDING = ".key";

  private final ReissuePlan plan;
  private final Destination destination;
  private final OutputFiles files;
  private final List<Model> written = new ArrayList<>();
  private final List<Path> paths = new ArrayList<>();
  private final Set<Path> taken = new HashSet<>();

  /**
   * Chooses the files, before any work is done.
   *
   * @param replace whether files that exist are replaced
   * @throws MinicaException CONFLICT if one exists and is not to be replaced; USAGE if two are to
   *     be the same file
   */
  public ReissuedFiles(
      ReissuePlan plan, Destination destination, boolean replace, Environment environment) {
    this.plan = plan;
    this.destination = destination;
    this.files = new OutputFiles(environment, replace);
    plan.models().forEach(this::choose);
    plan.absent().keySet().forEach(issuer -> chooseBeside(ISSUER, CERTIFICATE_ENDING, false));
    plan.loose().forEach(loose -> chooseBeside(stem(loose.model()), KEY_ENDING, true));
  }

  private void choose(Model model) {
    if (destination instanceof Destination.InPlace) {
      taken.add(model.path());
      if (plan.changes(model)) {
        files.planReplacement(model.path(), model.octets());
        add(model, model.path());
      }
      return;
    }
    Path path =
        destination instanceof OneFile one ? one.path() : directory().resolve(name(model.path()));
    files.plan(path, model.holdsKey());
    add(model, path);
  }

  private void add(Model model, Path path) {
    written.add(model);
    paths.add(path);
    taken.add(path);
  }

  private void chooseBeside(String stem, String ending, boolean secret) {
    Path path = directory().resolve(stem + ending);
    for (int number = 2; !taken.add(path); number++) {
      path = directory().resolve(stem + "-" + number + ending);
    }
    try {
      files.plan(path, secret);
    } catch (MinicaException e) {
      throw e.kind() == Kind.CONFLICT && e.hint().isPresent()
          ? e.withHint("if it belongs to them, give it with --like as well; --force replaces it")
          : e;
    }
    paths.add(path);
  }

  private Path directory() {
    if (destination instanceof Folder folder) {
      return folder.path();
    }
    Path file = destination instanceof OneFile one ? one.path() : plan.models().get(0).path();
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file : parent;
  }

  private String stem(Model model) {
    String name = name(destination instanceof OneFile one ? one.path() : model.path());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  /**
   * Writes them all.
   *
   * @return what was written, the issuers that were made up and the keys without a place last
   * @throws MinicaException BUSY if somebody has changed a file that is to be replaced; FAILED;
   *     USAGE or BAD_INPUT if a format cannot hold what is new. Nothing has changed then, except
   *     where the message says so
   */
  public List<WrittenFile> write(Reissued made) {
    List<byte[]> contents = new ArrayList<>();
    List<WrittenFile> result = new ArrayList<>();
    for (Model model : written) {
      contents.add(model.remade(made.successors()));
      result.add(file(result, Role.LIKE, model.remarks(made.successors())));
    }
    for (Certificate issuer : made.madeUp()) {
      contents.add(Pem.encode(issuer).getBytes(StandardCharsets.US_ASCII));
      result.add(file(result, Role.ISSUER, List.of()));
    }
    made.loose()
        .forEach(
            pair -> {
              String pem = PrivateKeyForm.PKCS8.pem(pair.privateKey());
              contents.add(pem.getBytes(StandardCharsets.US_ASCII));
              result.add(file(result, Role.KEY, List.of()));
            });
    files.writeOctets(contents);
    return result;
  }

  private WrittenFile file(List<WrittenFile> before, Role role, List<String> remarks) {
    return new WrittenFile(paths.get(before.size()), role, remarks);
  }
}
