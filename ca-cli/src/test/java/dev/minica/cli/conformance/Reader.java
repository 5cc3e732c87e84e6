package dev.minica.cli.conformance;

import java.util.Arrays;

/** The places of command lines where a file is named that somebody else may have prepared. */
enum Reader {
  ISSUE_KEY_FILE("issue --ca ca a.example --key-file FILE --key-password pass:secret"),
  INSPECT("inspect FILE"),
  INSPECT_AFTER_ANOTHER("inspect server/cert.pem FILE"),
  VERIFY("verify FILE --root server/ca.pem"),
  VERIFY_ROOT("verify server/cert.pem --root FILE"),
  VERIFY_SECOND_ROOT("verify server/cert.pem --root server/ca.pem --root FILE"),
  VERIFY_UNTRUSTED("verify server/cert.pem --root server/ca.pem --untrusted FILE"),
  VERIFY_CRL("verify server/cert.pem --root server/ca.pem --crl FILE"),
  LINT("lint FILE"),
  KEY_PUBLIC("key public FILE --password pass:secret"),
  KEY_PUBLIC_TO_FILE("key public FILE --password pass:secret --der --out public.der"),
  KEY_CONVERT("key convert FILE --password pass:secret"),
  KEY_CONVERT_TO_FILE("key convert FILE --password pass:secret --out-password pass:secret --out k"),
  REISSUE("reissue --like FILE --password pass:secret"),
  FIXTURE_GENERATE("fixture generate FILE"),
  FIXTURE_CHECK("fixture generate --check FILE"),
  SCAN("scan FILE"),
  SCAN_NOTES("scan --notes FILE"),
  TLS_SERVE("tls serve FILE --listen 127.0.0.1:0");

  private final String line;

  Reader(String line) {
    this.line = line;
  }

  /** Whether it shows what it reads and does nothing with it. */
  boolean onlyLooks() {
    return line.startsWith("inspect ");
  }

  /** Whether it takes whatever it is given, and says what it knows in it. */
  boolean takesAnything() {
    return line.startsWith("scan ");
  }

  /** The command line with this file in the place. */
  String[] on(String file) {
    return Arrays.stream(line.split(" "))
        .map(word -> word.equals("FILE") ? file : word)
        .toArray(String[]::new);
  }
}
