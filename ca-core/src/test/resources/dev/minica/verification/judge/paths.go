// Whether the certificate of a server is good: leaf, untrusted certificates and root as files of PEM,
// and a host, which may be empty. Exits with 0 for "yes".
package main

import (
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"os"
)

func pool(file string) *x509.CertPool {
	certificates := x509.NewCertPool()
	for _, certificate := range read(file) {
		certificates.AddCert(certificate)
	}
	return certificates
}

// What cannot be parsed is left out, as AppendCertsFromPEM does.
func read(file string) []*x509.Certificate {
	text, err := os.ReadFile(file)
	if err != nil {
		panic(err)
	}
	var certificates []*x509.Certificate
	for block, rest := pem.Decode(text); block != nil; block, rest = pem.Decode(rest) {
		if certificate, err := x509.ParseCertificate(block.Bytes); err == nil {
			certificates = append(certificates, certificate)
		}
	}
	return certificates
}

func main() {
	leafs := read(os.Args[1])
	if len(leafs) == 0 {
		fmt.Println("no: the leaf is malformed")
		os.Exit(1)
	}
	options := x509.VerifyOptions{
		Intermediates: pool(os.Args[2]),
		Roots:         pool(os.Args[3]),
		DNSName:       os.Args[4],
		KeyUsages:     []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	if _, err := leafs[0].Verify(options); err != nil {
		fmt.Println("no:", err)
		os.Exit(1)
	}
}
