// Whether a CRL, a file of DER, is signed by a CA, another. Exits with 0 for "yes".
package main

import (
	"crypto/x509"
	"fmt"
	"os"
)

func read(file string) []byte {
	octets, err := os.ReadFile(file)
	if err != nil {
		panic(err)
	}
	return octets
}

func main() {
	issuer, err := x509.ParseCertificate(read(os.Args[2]))
	if err != nil {
		panic(err)
	}
	list, err := x509.ParseRevocationList(read(os.Args[1]))
	if err == nil {
		err = list.CheckSignatureFrom(issuer)
	}
	if err != nil {
		fmt.Println("no:", err)
		os.Exit(1)
	}
}
