package dev.minica.cli.scan;

import dev.minica.csr.CertificationRequestSigner;
import dev.minica.csr.CertificationRequestTemplate;
import dev.minica.encoding.Pem;
import dev.minica.encoding.PemBlock;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.revocation.CrlSigner;
import dev.minica.revocation.CrlTemplate;
import dev.minica.x509.DistinguishedName;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Files in which there is no trouble, however they look. */
enum NearMiss {
  PROSE("README.md") {
    @Override
    byte[] make(PlantedPki pki, SecureRandom random) {
      return Wrapping.ascii(
          "Put it between -----BEGIN CERTIFICATE----- and -----END CERTIFICATE-----, as in\n"
              + "-----BEGIN CERTIFICATE-----\nMIIB...\n-----END CERTIFICATE-----\n");
    }
  },
  CUT_OFF("cut.pem") {
    @Override
    byte[] make(PlantedPki pki, SecureRandom random) {
      String pem = pki.with(PlantedPki.Fault.EXPIRED).pem();
      return Wrapping.ascii(pem.substring(0, pem.length() / 2));
    }
  },
  CUT_OFF_DER("cut.der") {
    @Override
    byte[] make(PlantedPki pki, SecureRandom random) {
      byte[] der = pki.with(PlantedPki.Fault.EXPIRED).certificate().encoded();
      return Arrays.copyOf(der, der.length / 2);
    }
  },
  BINARY("image.png") {
    @Override
    byte[] make(PlantedPki pki, SecureRandom random) {
      return octets(300_000, random);
    }
  },
  LIKE_ASN1("data.bin") {
    @Override
    byte[] make(PlantedPki pki, SecureRandom random) {
      byte[] octets = octets(70_000, random);
      octets[0] = 0x30;
      octets[1] = (byte) 0x82;
      return octets;
    }
  },
  LIKE_JKS("broken.jks") {
    @Override
    byte[] make(PlantedPki pki, SecureRandom random) {
      byte[] octets = octets(2_000, random);
      System.arraycopy(
          new byte[] {(byte) 0xfe, (byte) 0xed, (byte) 0xfe, (byte) 0xed}, 0, octets, 0, 4);
      return octets;
    }
  },
  LIKE_ZIP("broken.jar") {
    @Override
    byte[] make(PlantedPki pki, SecureRandom random) {
      byte[] octets = octets(2_000, random);
      System.arraycopy(new byte[] {'P', 'K', 3, 4}, 0, octets, 0, 4);
      return octets;
    }
  },
  STALE_CRL("ca.crl") {
    @Override
    byte[] make(PlantedPki pki, SecureRandom random) {
      CrlTemplate template =
          new CrlTemplate(
              DistinguishedName.parse("CN=Planted CA"),
              pki.keyOfCa().publicKey().keyIdentifier(),
              Instant.parse("2020-01-01T00:00:00Z"),
              Instant.parse("2020-02-01T00:00:00Z"),
              BigInteger.ONE,
              List.of());
      return Wrapping.ascii(
          Pem.encode(new PemBlock("X509 CRL", CrlSigner.sign(template, pki.keyOfCa()).encoded())));
    }
  },
  REQUEST("server.csr") {
    @Override
    byte[] make(PlantedPki pki, SecureRandom random) {
      CertificationRequestTemplate template =
          CertificationRequestTemplate.of(DistinguishedName.parse("CN=someone"), List.of());
      return Wrapping.ascii(Pem.encode(CertificationRequestSigner.sign(template, pki.keyOfCa())));
    }
  },
  PUBLIC_KEY("key.pub.pem") {
    @Override
    byte[] make(PlantedPki pki, SecureRandom random) {
      return Wrapping.ascii(Pem.encode(pki.sound().certificate().publicKey()));
    }
  },
  LOCKED_STORE("locked.p12") {
    @Override
    byte[] make(PlantedPki pki, SecureRandom random) {
      PlantedIdentity expired = pki.with(PlantedPki.Fault.EXPIRED);
      return Wrapping.store(KeyStoreFormat.PKCS12, "Zx-81-unguessable", expired, random);
    }
  },
  LONG_BASE64("blob.yaml") {
    @Override
    byte[] make(PlantedPki pki, SecureRandom random) {
      byte[] octets = octets(600, random);
      octets[0] = 0x30;
      octets[1] = (byte) 0x82;
      return Wrapping.ascii("data:\n  blob: " + Base64.getEncoder().encodeToString(octets) + "\n");
    }
  },
  OTHER_PEM("signed.asc") {
    @Override
    byte[] make(PlantedPki pki, SecureRandom random) {
      return Wrapping.ascii(
          Pem.encode(new PemBlock("PGP PUBLIC KEY BLOCK", octets(500, random)))
              + Pem.encode(new PemBlock("OPENSSH PRIVATE KEY", octets(300, random))));
    }
  },
  CODE("Parser.java") {
    @Override
    byte[] make(PlantedPki pki, SecureRandom random) {
      return Wrapping.ascii(
          "  private static final String BEGIN = \"-----BEGIN CERTIFICATE-----\";\n"
              + "  private static final String END = \"-----END CERTIFICATE-----\";\n"
              + "  // MIIxx and LS0tLS1CRUdJTi are how it looks\n".repeat(200));
    }
  },
  LOG("server.log") {
    @Override
    byte[] make(PlantedPki pki, SecureRandom random) {
      return Wrapping.ascii(
          "2026-01-01 INFO nothing to see in this line, nor below\n".repeat(4_000));
    }
  },
  EMPTY("empty.pem") {
    @Override
    byte[] make(PlantedPki pki, SecureRandom random) {
      return new byte[0];
    }
  };

  private final String fileName;

  NearMiss(String fileName) {
    this.fileName = fileName;
  }

  String fileName() {
    return fileName;
  }

  abstract byte[] make(PlantedPki pki, SecureRandom random);

  private static byte[] octets(int count, SecureRandom random) {
    byte[] octets = new byte[count];
    random.nextBytes(octets);
    octets[7] = 0; // no text
    return octets;
  }
}
