// Prints the number of a CRL and its entries, once the issuer's signature on it is checked.
package main

import (
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"os"
	"time"
)

func block(path string) []byte {
	text, err := os.ReadFile(path)
	if err != nil {
		panic(err)
	}
	found, _ := pem.Decode(text)
	return found.Bytes
}

func main() {
	issuer, err := x509.ParseCertificate(block(os.Args[1]))
	if err != nil {
		panic(err)
	}
	list, err := x509.ParseRevocationList(block(os.Args[2]))
	if err != nil {
		panic(err)
	}
	if err := list.CheckSignatureFrom(issuer); err != nil {
		panic(err)
	}
	fmt.Println(list.Number, list.ThisUpdate.Format(time.RFC3339), list.NextUpdate.Format(time.RFC3339))
	for _, entry := range list.RevokedCertificates {
		fmt.Printf("%x %s\n", entry.SerialNumber, entry.RevocationTime.Format(time.RFC3339))
	}
}
