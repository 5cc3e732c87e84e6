// Says whether a certificate is on the CRL that it names: revoked.go CERT ISSUER.
package main

import (
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"
)

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

func read(path string) *x509.Certificate {
	text, err := os.ReadFile(path)
	fail(err)
	block, _ := pem.Decode(text)
	certificate, err := x509.ParseCertificate(block.Bytes)
	fail(err)
	return certificate
}

func main() {
	certificate, issuer := read(os.Args[1]), read(os.Args[2])
	response, err := http.Get(certificate.CRLDistributionPoints[0])
	fail(err)
	der, err := io.ReadAll(response.Body)
	fail(err)
	list, err := x509.ParseRevocationList(der)
	fail(err)
	fail(list.CheckSignatureFrom(issuer))
	if now := time.Now(); now.Before(list.ThisUpdate) || now.After(list.NextUpdate) {
		fail(fmt.Errorf("the CRL is of another time"))
	}
	for _, entry := range list.RevokedCertificates {
		if entry.SerialNumber.Cmp(certificate.SerialNumber) == 0 {
			fmt.Println("revoked")
			return
		}
	}
	fmt.Println("good")
}
