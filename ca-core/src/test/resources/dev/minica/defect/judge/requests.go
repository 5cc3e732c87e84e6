// Says whether Go reads a certification request and finds its signature right, and its DNS names.
package main

import (
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"os"
	"strings"
)

func main() {
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	block, _ := pem.Decode(text)
	request, err := x509.ParseCertificateRequest(block.Bytes)
	if err != nil {
		panic(err)
	}
	if err := request.CheckSignature(); err != nil {
		panic(err)
	}
	fmt.Println(strings.Join(request.DNSNames, " "))
}
