package main

import (
	"fmt"
	"log"
	"net/http"
	"os"
)

func main() {
	port := "8443"
	if len(os.Args) > 1 {
		port = os.Args[1]
	}
	config, err := serverTLS()
	if err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, "It works")
	})
	server := http.Server{Addr: "127.0.0.1:" + port, TLSConfig: config}
	log.Fatal(server.ListenAndServeTLS("", ""))
}
