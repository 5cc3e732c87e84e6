"use strict";
const https = require("https");

const port = Number(process.argv[2] || 8443);
https
  .createServer(require("./tls.js"), (request, response) => response.end("It works\n"))
  .listen(port, "127.0.0.1");
