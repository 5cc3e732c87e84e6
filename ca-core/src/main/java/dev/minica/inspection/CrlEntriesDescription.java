package dev.minica.inspection;

import dev.minica.MinicaException;
import dev.minica.revocation.Crl;
import dev.minica.revocation.CrlEntry;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The revoked certificates of a CRL: all for programs, the first ones for people. */
final class CrlEntriesDescription {

  /** A screenful. */
  private static final int SHOWN = 20;

  private final Crl crl;

  CrlEntriesDescription(Crl crl) {
    this.crl = crl;
  }

  void addTo(Description.Builder description) {
    int count = crl.entryCount();
    List<String> lines = new ArrayList<>();
    Iterator<CrlEntry> entries = crl.entries().iterator();
    while (entries.hasNext() && lines.size() < SHOWN) {
      lines.add(Lines.bounded(line(entries)));
    }
    description.shown("entryCount", "revoked", Value.of(count), List.of(counted(count)));
    String label = lines.isEmpty() ? "" : "entries";
    description.shown("entries", label, new Value.Series(() -> values(crl)), lines);
  }

  private static String counted(int count) {
    String words = count == 1 ? "1 certificate" : count + " certificates";
    return count <= SHOWN ? words : words + ", of which the first " + SHOWN + " are shown";
  }

  private String line(Iterator<CrlEntry> entries) {
    try {
      return line(entries.next());
    } catch (MinicaException malformed) {
      return "malformed: " + malformed.getMessage();
    }
  }

  private String line(CrlEntry entry) {
    StringBuilder line =
        new StringBuilder(entry.serialNumber().hex()).append("  ").append(entry.revocationDate());
    for (Extension extension : entry.extensions()) {
      line.append("  ").append(RevocationExtensions.inOneLine(ExtensionDescription.of(extension)));
    }
    return line.toString();
  }

  private static Iterator<Value> values(Crl crl) {
    Iterator<CrlEntry> entries = crl.entries().iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return entries.hasNext();
      }

      @Override
      public Value next() {
        return value(entries, crl.issuer());
      }
    };
  }

  private static Value value(Iterator<CrlEntry> entries, DistinguishedName crlIssuer) {
    try {
      return value(entries.next(), crlIssuer);
    } catch (MinicaException malformed) {
      return Description.builder()
          .hidden("malformed", String.valueOf(malformed.getMessage()))
          .build();
    }
  }

  private static Value value(CrlEntry entry, DistinguishedName crlIssuer) {
    Description.Builder value =
        Description.builder()
            .hidden("serial", entry.serialNumber().hex())
            .hidden("revocationDate", entry.revocationDate().toString())
            .hidden("reason", entry.reason().label());
    if (!entry.certificateIssuer().equals(crlIssuer)) {
      value.hidden("certificateIssuer", entry.certificateIssuer().toString());
    }
    return value.hidden("extensions", ExtensionDescription.all(entry.extensions())).build();
  }
}
