// https://pkg.go.dev/crypto/tls#Config
package main

import (
	"crypto/tls"
)

func serverTLS() (*tls.Config, error) {
	certificate, err := tls.LoadX509KeyPair(
		"localhost/fullchain.pem",
		"localhost/key.pem",
	)
	if err != nil {
		return nil, err
	}
	return &tls.Config{
		MinVersion:   tls.VersionTLS12,
		Certificates: []tls.Certificate{certificate},
	}, nil
}
