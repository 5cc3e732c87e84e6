// For tls.js: https.createServer(require("./tls.js"), listener)
// https://nodejs.org/api/tls.html#tlscreatesecurecontextoptions
"use strict";
const read = require("fs").readFileSync;

module.exports = {
  minVersion: "TLSv1.2",
  key: read("localhost/key.pem"),
  cert: read("localhost/fullchain.pem"),
};
