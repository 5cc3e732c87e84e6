// Reads lines of certificate, root, use, kind of question and name, separated by tabs, and answers
// each with "yes", or "no: " and the reason.
package main

import (
	"bufio"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"os"
	"strings"
)

var uses = map[string]x509.ExtKeyUsage{
	"server":       x509.ExtKeyUsageServerAuth,
	"client":       x509.ExtKeyUsageClientAuth,
	"email":        x509.ExtKeyUsageEmailProtection,
	"code-signing": x509.ExtKeyUsageCodeSigning,
}

func read(file string) (*x509.Certificate, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	block, _ := pem.Decode(text)
	if block == nil {
		return nil, fmt.Errorf("%s: no PEM", file)
	}
	return x509.ParseCertificate(block.Bytes)
}

func checkName(certificate *x509.Certificate, kind, name string) error {
	switch kind {
	case "PATH":
		return nil
	case "HOST", "ADDRESS":
		return certificate.VerifyHostname(name)
	case "MAILBOX":
		for _, address := range certificate.EmailAddresses {
			if address == name {
				return nil
			}
		}
		return fmt.Errorf("for %v, not %s", certificate.EmailAddresses, name)
	}
	panic(kind)
}

func check(fields []string) error {
	certificate, err := read(fields[0])
	if err != nil {
		panic(err)
	}
	root, err := read(fields[1])
	if err != nil {
		return err
	}
	roots := x509.NewCertPool()
	roots.AddCert(root)
	use := []x509.ExtKeyUsage{uses[fields[2]]}
	if _, err := certificate.Verify(x509.VerifyOptions{Roots: roots, KeyUsages: use}); err != nil {
		return err
	}
	return checkName(certificate, fields[3], fields[4])
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		if err := check(strings.Split(lines.Text(), "\t")); err != nil {
			fmt.Println("no:", strings.ReplaceAll(err.Error(), "\n", " "))
		} else {
			fmt.Println("yes")
		}
	}
}
