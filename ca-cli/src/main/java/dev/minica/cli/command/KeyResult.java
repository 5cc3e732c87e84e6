package dev.minica.cli.command;

import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.key.SubjectPublicKeyInfo;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A key, private or public: where it is, or itself where it has no file.
 *
 * @param publicKey the key, or its public half
 * @param form what it is written in
 * @param secret whether what is written is the private key
 * @param file where it is, absolute; nothing for standard output
 * @param pem what goes to standard output; of no concern if there is a file
 */
record KeyResult(
    SubjectPublicKeyInfo publicKey, String form, boolean secret, Optional<Path> file, String pem)
    implements Result {

  @Override
  public void writeTo(TextWriter text) {
    if (file.isEmpty()) {
      text.block(pem);
      return;
    }
    text.fields(
        "key", publicKey.toString(),
        "form", form,
        "identifier", colons(publicKey.keyIdentifier()),
        "SHA-256", colons(publicKey.sha256()),
        "file", file.get() + (secret ? " (secret)" : ""));
  }

  private static String colons(byte[] octets) {
    return HexFormat.ofDelimiter(":").withUpperCase().formatHex(octets);
  }

  @Override
  public Json toJson() {
    Json.ObjectBuilder json =
        Json.object()
            .put("key", publicKey.toString())
            .put("form", form)
            .put("secret", secret)
            .put("keyIdentifier", colons(publicKey.keyIdentifier()))
            .put("sha256", colons(publicKey.sha256()));
    file.ifPresentOrElse(path -> json.put("file", path.toString()), () -> json.put("pem", pem));
    return json.build();
  }
}
