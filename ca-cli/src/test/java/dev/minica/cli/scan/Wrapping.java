package dev.minica.cli.scan;

import dev.minica.encoding.KubernetesSecret;
import dev.minica.encoding.Pem;
import dev.minica.encoding.Pkcs7Certificates;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStoreFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The files in which people keep certificates. */
enum Wrapping {
  PEM("cert.pem") {
    @Override
    byte[] wrap(PlantedIdentity identity, SecureRandom random) {
      return ascii(identity.pem());
    }
  },
  WITHOUT_ENDING("certificate") {
    @Override
    byte[] wrap(PlantedIdentity identity, SecureRandom random) {
      return ascii("subject=/CN=someone\n" + identity.pem().replace("\n", "\r\n"));
    }
  },
  KEY_AND_CHAIN("server.pem") {
    @Override
    byte[] wrap(PlantedIdentity identity, SecureRandom random) {
      return ascii(Pem.encode(identity.key()) + Pem.encode(identity.chain()));
    }
  },
  UTF_16("windows.cer") {
    @Override
    byte[] wrap(PlantedIdentity identity, SecureRandom random) {
      return identity.pem().getBytes(StandardCharsets.UTF_16);
    }
  },
  DER("cert.der") {
    @Override
    byte[] wrap(PlantedIdentity identity, SecureRandom random) {
      return identity.certificate().encoded();
    }
  },
  PKCS7("chain.p7b") {
    @Override
    byte[] wrap(PlantedIdentity identity, SecureRandom random) {
      return Pkcs7Certificates.of(identity.chain()).encoded();
    }
  },
  PKCS12("keystore.p12") {
    @Override
    byte[] wrap(PlantedIdentity identity, SecureRandom random) {
      return store(KeyStoreFormat.PKCS12, "changeit", identity, random);
    }
  },
  PKCS12_OF_OTHER_NAME("identity.bin") {
    @Override
    byte[] wrap(PlantedIdentity identity, SecureRandom random) {
      return store(KeyStoreFormat.PKCS12, "secret", identity, random);
    }
  },
  JKS("keystore.jks") {
    @Override
    byte[] wrap(PlantedIdentity identity, SecureRandom random) {
      return store(KeyStoreFormat.JKS, "unguessable", identity, random);
    }
  },
  TRUST_STORE("truststore.p12") {
    @Override
    byte[] wrap(PlantedIdentity identity, SecureRandom random) {
      KeyStoreContents contents =
          KeyStoreContents.of(
              new KeyStoreEntry.Trusted("ca", Instant.EPOCH, identity.ca()),
              new KeyStoreEntry.Trusted("peer", Instant.EPOCH, identity.certificate()));
      return KeyStoreFormat.PKCS12.encode(contents, "password".toCharArray(), random);
    }
  },
  BCFKS("keystore.bcfks") {
    @Override
    byte[] wrap(PlantedIdentity identity, SecureRandom random) {
      return store(KeyStoreFormat.BCFKS, "changeit", identity, random);
    }
  },
  SECRET("secret.yaml") {
    @Override
    byte[] wrap(PlantedIdentity identity, SecureRandom random) {
      return ascii(
          new KubernetesSecret("tls", identity.key(), identity.chain(), List.of()).encode());
    }
  },
  STORE_IN_SECRET("stores.yaml") {
    @Override
    byte[] wrap(PlantedIdentity identity, SecureRandom random) {
      byte[] store = store(KeyStoreFormat.JKS, "password", identity, random);
      String base64 = Base64.getMimeEncoder(76, ascii("\n    ")).encodeToString(store);
      return ascii(
          "kind: Secret\ndata:\n  keystore.jks: |\n    " + base64 + "\n  user: YWRtaW4=\n");
    }
  },
  YAML("values.yaml") {
    @Override
    byte[] wrap(PlantedIdentity identity, SecureRandom random) {
      return ascii("tls:\n  certificate: |\n" + identity.pem().indent(4) + "  port: 8443\n");
    }
  },
  PROPERTIES("application.properties") {
    @Override
    byte[] wrap(PlantedIdentity identity, SecureRandom random) {
      Properties properties = new Properties();
      properties.setProperty("ssl.keystore.certificate.chain", identity.pem());
      properties.setProperty("ssl.keystore.type", "PEM");
      try (StringWriter text = new StringWriter()) {
        properties.store(text, "a comment");
        return ascii(text.toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },
  PROPERTIES_OF_MANY_LINES("kafka.properties") {
    @Override
    byte[] wrap(PlantedIdentity identity, SecureRandom random) {
      return ascii("a=b\nssl.cert=" + identity.pem().replace("\n", "\\n\\\n  ") + "\nz=1\n");
    }
  },
  JSON("config.json") {
    @Override
    byte[] wrap(PlantedIdentity identity, SecureRandom random) {
      String escaped = identity.pem().replace("\n", "\\n").replace("/", "\\/");
      return ascii("{\"port\":1,\"cert\":\"" + escaped + "\",\"tail\":{}}");
    }
  },
  JAVA("Fixtures.java") {
    @Override
    byte[] wrap(PlantedIdentity identity, SecureRandom random) {
      String lines =
          identity
              .pem()
              .lines()
              .map(line -> "      \"" + line + "\\n\"")
              .collect(Collectors.joining("\n          + "));
      return ascii("class Fixtures {\n  static final String CERT =\n" + lines + ";\n}\n");
    }
  },
  COMMENT("setup.sh") {
    @Override
    byte[] wrap(PlantedIdentity identity, SecureRandom random) {
      return ascii(
          identity.pem().lines().map(line -> "# " + line).collect(Collectors.joining("\n")));
    }
  },
  XML("metadata.xml") {
    @Override
    byte[] wrap(PlantedIdentity identity, SecureRandom random) {
      String base64 =
          Base64.getMimeEncoder(64, ascii("\n")).encodeToString(identity.certificate().encoded());
      return ascii("<X509Data><X509Certificate>" + base64 + "</X509Certificate></X509Data>");
    }
  },
  JAR("fixtures.jar") {
    @Override
    byte[] wrap(PlantedIdentity identity, SecureRandom random) {
      return zip("certs/server.pem", ascii(identity.pem()));
    }
  },
  STORE_IN_JAR_IN_ZIP("release.zip") {
    @Override
    byte[] wrap(PlantedIdentity identity, SecureRandom random) {
      byte[] store = store(KeyStoreFormat.JKS, "changeit", identity, random);
      return zip("lib/app.jar", zip("keystore.jks", store));
    }
  };

  private final String fileName;

  Wrapping(String fileName) {
    this.fileName = fileName;
  }

  String fileName() {
    return fileName;
  }

  /** The file that holds this identity, or its certificate alone. */
  abstract byte[] wrap(PlantedIdentity identity, SecureRandom random);

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] store(
      KeyStoreFormat format, String password, PlantedIdentity identity, SecureRandom random) {
    KeyStoreContents contents =
        KeyStoreContents.of(
            new KeyStoreEntry.Key("server", Instant.EPOCH, identity.key(), identity.chain()));
    return format.encode(contents, password.toCharArray(), random);
  }

  static byte[] zip(String name, byte[] content) {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
      out.write(ascii("Manifest-Version: 1.0\n"));
      out.putNextEntry(new ZipEntry("Some.class"));
      out.write(new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 61});
      out.putNextEntry(new ZipEntry(name));
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zip.toByteArray();
  }
}
