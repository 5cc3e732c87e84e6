package dev.minica.tls.wrong;

import dev.minica.x509.CertificateTemplate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server's certificate to be.
 *
 * @param template nothing in it is wrong until a method here makes it so
 */
record Leaf(CertificateTemplate template) {

  Leaf validFrom(Instant notBefore, Duration length) {
    return new Leaf(
        new CertificateTemplate(
            template.serialNumber(),
            template.issuer(),
            Validity.of(notBefore, notBefore.plus(length)),
            template.subject(),
            template.publicKey(),
            template.extensions()));
  }

  Leaf named(String commonName) {
    return new Leaf(
        new CertificateTemplate(
            template.serialNumber(),
            template.issuer(),
            template.validity(),
            DistinguishedName.ofCommonName(commonName),
            template.publicKey(),
            template.extensions()));
  }

  /** With this extension instead of its own of the same kind, if it has one. */
  Leaf with(Extension extension) {
    Stream<Extension> others =
        template.extensions().stream().filter(own -> !own.oid().equals(extension.oid()));
    List<Extension> extensions = Stream.concat(others, Stream.of(extension)).toList();
    return new Leaf(
        new CertificateTemplate(
            template.serialNumber(),
            template.issuer(),
            template.validity(),
            template.subject(),
            template.publicKey(),
            extensions));
  }
}
