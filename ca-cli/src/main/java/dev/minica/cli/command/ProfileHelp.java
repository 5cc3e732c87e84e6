package dev.minica.cli.command;

/** What help says of {@code --profile} and {@code --p12-profile}; several commands share it. */
final class ProfileHelp {

  static final String FILES =
      "--profile takes the names listed, a file (with a slash, or ending in .yaml or .yml), or NAME"
          + " for the file profiles/NAME.yaml in the CA directory. A file says which keys and names"
          + " it takes, usages, lifetimes, policies, extensions and where the CRL is;"
          + " sample-config/profiles has examples, and a JSON schema for editors.";

  static final String TEXT =
      "--p12-profile says who is to read PKCS#12. modern: OpenSSL, GnuTLS, NSS, Python, Windows"
          + " since 10 1709 and Java since 8u301. java8: all of these, and Java before 8u301 or"
          + " 11.0.12 and old Android. legacy: old Windows and macOS; OpenSSL 3 then takes it with"
          + " -legacy only. pbmac1: for FIPS, OpenSSL since 3.4, GnuTLS since 3.8.8, Java since 26;"
          + " the one whose password may be other than printable ASCII.";

  private ProfileHelp() {}
}
