/// Cards behind a PKCS#11 module: found and read through the module's own calls, signing through SunPKCS11.
package obreia.desktop.card.pkcs11;
