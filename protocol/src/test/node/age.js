// age by somebody else: reads a file on standard input, writes the result to standard output.
//   node age.js open IDENTITY
//   node age.js seal RECIPIENT...
import { Decrypter, Encrypter } from "age-encryption";
import { readFileSync, writeSync } from "node:fs";

const [verb, ...keys] = process.argv.slice(2);
const input = new Uint8Array(readFileSync(0));

async function run() {
  if (verb === "open") {
    const decrypter = new Decrypter();
    keys.forEach((key) => decrypter.addIdentity(key));
    return decrypter.decrypt(input, "uint8array");
  }
  const encrypter = new Encrypter();
  keys.forEach((key) => encrypter.addRecipient(key));
  return encrypter.encrypt(input);
}

const output = await run();
for (let at = 0; at < output.length; ) {
  at += writeSync(1, output, at);
}
