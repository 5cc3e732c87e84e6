package dev.minica.ca.checkup;

import static dev.minica.ca.checkup.Severity.FAULT;
import static dev.minica.ca.checkup.Severity.NOTE;

/** What can be found in a CA directory. */
public enum Trouble {
  UNUSABLE(
      FAULT,
      "the CA cannot be used",
      "every command ends with this; nothing else here was looked at"),
  UNREADABLE(FAULT, "it cannot be read", "what is in it was not looked at"),
  DIRECTORY_OPEN(
      FAULT,
      "others than its owner have access to the directory",
      "they see what was issued for whom, and may be able to change it"),
  KEY_OPEN(
      FAULT,
      "others than its owner have access to the key",
      "minica does not use it so; who could read it may have issued as this CA"),
  WRITABLE(
      FAULT,
      "others than its owner can change it",
      "what the CA is, has issued and has revoked would be what they say"),
  OTHER_OWNER(
      FAULT,
      "it does not belong to the owner of the directory",
      "its owner can change it, and the directory's owner perhaps not read it"),
  REMAINS(NOTE, "a killed run left it", "the next command that writes clears it away"),
  UNKNOWN_FILE(NOTE, "it is no part of a CA directory", "nothing reads it"),
  NO_SUCH_ISSUER(
      FAULT,
      "the settings name an issuing CA that is not there",
      "nothing is issued unless --issuer names another"),
  ISSUER_UNREADABLE(
      FAULT,
      "the certificate of the issuing CA cannot be read",
      "neither it nor what is below it can be used"),
  KEY_MISSING(FAULT, "its key is missing", "it can issue nothing, and make no CRL"),
  KEY_UNREADABLE(FAULT, "the key cannot be read", "it can issue nothing, and make no CRL"),
  OTHER_KEY(
      FAULT,
      "the key is not that of the certificate beside it",
      "it can issue nothing, and make no CRL"),
  KEY_NOT_CHECKED(
      NOTE,
      "the key is encrypted: that it is that of the certificate was not checked",
      "it may be another"),
  KEY_WITHOUT_CERTIFICATE(
      NOTE, "a key without a certificate", "nothing uses it, and its name is taken"),
  ROOT_KEY_HERE(
      FAULT,
      "the root's key is here, and the settings say that it is not",
      "who counts on its being elsewhere is not as safe as they think"),
  RECORD_UNREADABLE(
      FAULT,
      "the record of a certificate cannot be read, or has another's name",
      "minica list does not show it, and it cannot be revoked"),
  NOT_ISSUED_HERE(
      FAULT,
      "no issuing CA of this directory has signed it",
      "somebody put it there, or the CA that issued it is missing"),
  REVOCATION_UNREADABLE(
      FAULT, "a revocation cannot be read", "as long as it is so there is no new CRL"),
  REVOCATION_WITHOUT_RECORD(
      NOTE,
      "what is revoked is not on record",
      "CRLs name it all the same; imported CAs and torn backups have such"),
  REVOCATION_OF_OTHERS(
      FAULT, "its issuer is not in this directory", "no CRL will ever name what it revokes"),
  CRLS_OF_OTHERS(NOTE, "CRLs of an issuer that is not in this directory", "nothing uses them"),
  CRL_UNREADABLE(FAULT, "the last CRL cannot be read", "as long as it is so there is no new one"),
  CRL_NOT_SIGNED(
      FAULT,
      "the last CRL was not signed by its issuing CA",
      "clients refuse it, and the number of the next one follows from it"),
  CRL_EXPIRED(
      FAULT,
      "the last CRL is out of date",
      "clients that insist on one refuse all that its issuer has issued"),
  CRL_UNUSED(
      NOTE,
      "the last CRL is out of date",
      "no certificate says where there is a newer one; clients that have this one refuse it"),
  CRL_DUE(NOTE, "the last CRL is out of date soon", "it is time to make the next one"),
  REVOCATION_LOST(
      FAULT,
      "the last CRL names what is not revoked here",
      "the next one would not name it, and OCSP says it is good; torn backups do that"),
  CLOCK(
      FAULT,
      "it is from a time that is yet to come",
      "the clock is wrong, or was when it was made"),
  ISSUER_EXPIRED(FAULT, "the issuing CA has expired", "so has all that it has issued"),
  ISSUER_EXPIRES(
      FAULT, "the issuing CA expires soon", "all that it has issued expires with it, or before"),
  CUT_SHORT(
      NOTE,
      "what is issued for a year and a month already ends before, with the issuing CA",
      "certificates never outlive their issuer"),
  CONSTRAINTS_UNREADABLE(
      FAULT, "its name constraints cannot be read", "clients refuse all that it has issued"),
  CONSTRAINTS_ON_ROOT(
      FAULT,
      "name constraints of a root that issues directly",
      "Java passes over those of a root: to it, this CA may name everything"),
  CONSTRAINTS_NOT_REPEATED(
      FAULT,
      "it does not say the root's name constraints again",
      "Java passes over those of a root: to it, this CA may name everything"),
  KIND_OPEN(
      NOTE,
      "its name constraints permit some names, and leave others open",
      "most clients take all names of a kind that no constraint speaks of"),
  ISSUER_REVOKED(
      FAULT, "the CA that issues is revoked", "nothing is issued unless --issuer names another"),
  REVOKED_IN_VAIN(
      FAULT,
      "it is revoked, and the root's key was destroyed",
      "no CRL can ever say so: clients go on trusting what it issues"),
  REVOKED_IN_SECRET(
      FAULT, "it is revoked, and no CRL of the root says so", "clients do not know yet"),
  NOT_LOGGED(
      NOTE,
      "there is a record, and no line in audit.log",
      "a run was killed in between, and the certificate was not handed out; or lines are missing"),
  REVOCATION_NOT_LOGGED(
      NOTE, "there is a revocation, and no line in audit.log", "a run was killed in between");

  private final Severity severity;
  private final String words;
  private final String meaning;

  Trouble(Severity severity, String words, String meaning) {
    this.severity = severity;
    this.words = words;
    this.meaning = meaning;
  }

  public Severity severity() {
    return severity;
  }

  /** What was found, for people. */
  public String words() {
    return words;
  }

  /** What comes of it. */
  public String meaning() {
    return meaning;
  }
}
