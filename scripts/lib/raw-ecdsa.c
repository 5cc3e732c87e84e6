/*
 * The limit that bench-bulk compares with: how many EC P-256 keys OpenSSL's library makes, and how
 * many signatures, and how many of both together, when it does nothing else.
 *
 * usage: raw-ecdsa PROCESSES SECONDS; prints three numbers a second, and the processor's time for
 * both together in microseconds.
 */
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { KEYS = 1, SIGNATURES = 2 };

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void require(int holds) {
  if (!holds) {
    fprintf(stderr, "raw-ecdsa: OpenSSL failed\n");
    exit(1);
  }
}

static EVP_PKEY *new_key(EVP_PKEY_CTX *generator) {
  EVP_PKEY *key = NULL;
  require(EVP_PKEY_keygen(generator, &key) > 0);
  return key;
}

static void sign(EVP_PKEY *key) {
  static const unsigned char to_be_signed[400];
  unsigned char signature[80];
  size_t length = sizeof signature;
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  require(EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, key) > 0);
  require(EVP_DigestSign(context, signature, &length, to_be_signed, sizeof to_be_signed) > 0);
  EVP_MD_CTX_free(context);
}

static long count(int what, double seconds) {
  EVP_PKEY_CTX *generator = EVP_PKEY_CTX_new_from_name(NULL, "EC", NULL);
  require(EVP_PKEY_keygen_init(generator) > 0);
  require(EVP_PKEY_CTX_set_group_name(generator, "P-256") > 0);
  EVP_PKEY *ca = new_key(generator);
  double end = now() + seconds;
  long done = 0;
  while (now() < end) {
    if (what & KEYS) EVP_PKEY_free(new_key(generator));
    if (what & SIGNATURES) sign(ca);
    done++;
  }
  return done;
}

static double rate(int what, int processes, double seconds) {
  int results[2];
  require(pipe(results) == 0);
  for (int i = 0; i < processes; i++) {
    pid_t child = fork();
    require(child >= 0);
    if (child == 0) {
      long done = count(what, seconds);
      _exit(write(results[1], &done, sizeof done) != sizeof done);
    }
  }
  long all = 0;
  for (int i = 0; i < processes; i++) {
    long done = 0;
    require(read(results[0], &done, sizeof done) == sizeof done);
    all += done;
    wait(NULL);
  }
  close(results[0]);
  close(results[1]);
  return (double)all / seconds;
}

static double processor_of_children(void) {
  struct rusage use;
  getrusage(RUSAGE_CHILDREN, &use);
  return (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec) +
         (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
}

int main(int count_of_arguments, char **arguments) {
  require(count_of_arguments == 3);
  int processes = atoi(arguments[1]);
  double seconds = atof(arguments[2]);
  printf("%.0f ", rate(KEYS, processes, seconds));
  printf("%.0f ", rate(SIGNATURES, processes, seconds));
  double before = processor_of_children();
  double both = rate(KEYS | SIGNATURES, processes, seconds);
  double microseconds = (processor_of_children() - before) * 1e6 / (both * seconds);
  printf("%.0f %.1f\n", both, microseconds);
  return 0;
}
