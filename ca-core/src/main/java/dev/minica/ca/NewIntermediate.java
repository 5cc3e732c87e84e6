package dev.minica.ca;

import dev.minica.Environment;
import dev.minica.ca.order.IntermediateOrder;
import dev.minica.ca.order.IssuerName;
import dev.minica.internal.io.Access;
import dev.minica.internal.io.OutputFile;
import dev.minica.issuance.Issuer;
import dev.minica.issuance.IssuingCa;
import dev.minica.issuance.Profile;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import dev.minica.store.IssuedCertificate;
import dev.minica.store.RecordFile;
import java.util.List;

/** An issuing CA below the root, just made: its key and its certificate. */
record NewIntermediate(IssuerName name, KeyPair pair, IssuedCertificate issued) {

  /** Has the root, whose key this is, certify a new key. */
  static NewIntermediate of(
      IntermediateOrder order,
      IssuingCa root,
      SigningKey rootKey,
      CaDirectory directory,
      Environment environment) {
    KeyPair pair = KeyPairs.generate(order.key(), environment.random());
    Issuer issuer = directory.usable(() -> new Issuer(root, rootKey, environment));
    return new NewIntermediate(
        order.name(),
        pair,
        new IssuedCertificate(
            issuer.issue(order.request(pair.publicKey()), pair.publicKey()),
            Profile.INTERMEDIATE.name()));
  }

  /** Its files; it is there once the last of them is. */
  List<OutputFile> files(byte[] encodedKey) {
    return List.of(
        new OutputFile(CaDirectory.keyName(name), encodedKey, Access.SECRET),
        new OutputFile(
            CaDirectory.certificateName(name), RecordFile.encode(issued), Access.PUBLIC));
  }
}
