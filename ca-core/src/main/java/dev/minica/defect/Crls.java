package dev.minica.defect;

import dev.minica.internal.asn1.Tlv;
import dev.minica.key.KeyPair;
import dev.minica.key.SigningKey;
import dev.minica.revocation.CrlSigner;
import dev.minica.revocation.CrlTemplate;
import dev.minica.revocation.RevocationReason;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.SerialNumber;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Sound CRLs of root and intermediate, of which nothing is signed yet. */
final class Crls {

  private static final Duration BEFORE = Duration.ofDays(1);
  private static final Duration AFTER = Duration.ofDays(7);

  private Crls() {}

  /** What the root says of the intermediate. */
  static Draft<CrlField> ofRoot(Sound sound, boolean revoked) {
    SerialNumber serial = serialNumber(sound.intermediateDraft());
    return draft(sound, sound.rootName(), sound.rootKey(), revoked, serial);
  }

  /** What the intermediate says of the server. */
  static Draft<CrlField> ofIntermediate(Sound sound, boolean revoked) {
    SerialNumber serial = serialNumber(sound.serverDraft());
    return draft(sound, sound.intermediateName(), sound.intermediateKey(), revoked, serial);
  }

  private static SerialNumber serialNumber(Draft<TbsField> draft) {
    byte[] octets = Tlv.of(draft.field(TbsField.SERIAL_NUMBER), "serial number").content();
    return new SerialNumber(new BigInteger(octets));
  }

  private static Draft<CrlField> draft(
      Sound sound, DistinguishedName issuer, KeyPair key, boolean revoked, SerialNumber serial) {
    Instant start = sound.environment().now().minus(BEFORE);
    List<CrlTemplate.Entry> entries = new ArrayList<>();
    List<CrlField> fields = new ArrayList<>(List.of(CrlField.values()));
    if (revoked) {
      entries.add(new CrlTemplate.Entry(serial, start, RevocationReason.KEY_COMPROMISE));
    } else {
      fields.remove(CrlField.ENTRIES);
    }
    CrlTemplate template =
        new CrlTemplate(
            issuer,
            key.publicKey().keyIdentifier(),
            start,
            start.plus(AFTER),
            BigInteger.TEN,
            entries);
    byte[] crl = CrlSigner.sign(template, signer(sound, key)).encoded();
    return Draft.of(Tlv.of(crl, "CRL").elements().get(0).encoded(), fields);
  }

  static SigningKey signer(Sound sound, KeyPair key) {
    return SigningKey.of(key, sound.environment().random());
  }

  /** The sound specimen with these CRLs. */
  static Specimen specimen(Sound sound, Draft<CrlField> root, Draft<CrlField> intermediate) {
    return specimen(sound, root, intermediate, Seal.SOUND);
  }

  /** The same, that of the intermediate being signed so. */
  static Specimen specimen(
      Sound sound, Draft<CrlField> root, Draft<CrlField> intermediate, Seal seal) {
    byte[] above = Seal.SOUND.on(root.encoded(), signer(sound, sound.rootKey()));
    byte[] below = seal.on(intermediate.encoded(), signer(sound, sound.intermediateKey()));
    return sound.specimen().withCrls(List.of(below, above));
  }
}
