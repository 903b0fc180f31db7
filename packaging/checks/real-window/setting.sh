# An authority, two cards and a repository; sourced by real-window.sh.
# shellcheck shell=sh disable=SC2154

authority=$work/authority
mkdir -p "$authority/public"
cat >"$authority/ca.cnf" <<TEXT
[ca]
default_ca = authority
[authority]
dir = $authority
new_certs_dir = $authority
database = $authority/index.txt
serial = $authority/serial
crlnumber = $authority/crlnumber
certificate = $authority/ca.pem
private_key = $authority/ca.key
default_md = sha256
default_days = 365
default_crl_days = 7
policy = any
unique_subject = no
string_mask = utf8only
[any]
countryName = optional
organizationName = optional
commonName = optional
serialNumber = optional
[list]
authorityKeyIdentifier = keyid
TEXT
: >"$authority/index.txt"
echo 1000 >"$authority/serial"
echo 01 >"$authority/crlnumber"

silently() { # command… that says something only when it fails
  "$@" >"$work/tool.log" 2>&1 || { cat "$work/tool.log" >&2; fail "$1 failed"; }
}

# Its list of whom it revoked is on a web server of this computer alone.
"$jdk/bin/jwebserver" -b 127.0.0.1 -p 0 -d "$authority/public" >"$authority/server.out" 2>&1 &
running="$running $!"
until_true 30 "the authority's web server" grep -q ' port ' "$authority/server.out"
lists=http://127.0.0.1:$(sed -n 's/.* port \([0-9]*\).*/\1/p' "$authority/server.out" | head -n 1)/list.crl

silently openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$authority/ca.key" \
  -out "$authority/ca.pem" -days 3650 -utf8 -subj "/C=PT/O=Obreia tests/CN=Cards of the Chamber" \
  -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign

# A card whose key is in SoftHSM and not in a file.
card() { # whose, name on the card, its number, openssl's words for the key
  whose=$1 name=$2 identity=$3
  shift 3
  own=$work/$whose
  mkdir -p "$own/tokens"
  cat >"$own/softhsm2.conf" <<TEXT
directories.tokendir = $own/tokens
objectstore.backend = file
log.level = ERROR
slots.removable = true
TEXT
  cat >"$own/extensions" <<TEXT
basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
crlDistributionPoints=URI:$lists
TEXT
  silently openssl genpkey "$@" -out "$own/card.key"
  silently openssl req -new -key "$own/card.key" -utf8 -subj "/C=PT/CN=$name/serialNumber=$identity" -out "$own/card.csr"
  silently openssl ca -batch -notext -config "$authority/ca.cnf" -extfile "$own/extensions" -in "$own/card.csr" -out "$own/card.pem"
  silently openssl x509 -in "$own/card.pem" -outform DER -out "$own/card.der"
  SOFTHSM2_CONF=$own/softhsm2.conf
  export SOFTHSM2_CONF
  silently softhsm2-util --init-token --free --label "Card of $whose" --pin "$pin" --so-pin 87654321
  silently softhsm2-util --import "$own/card.key" --token "Card of $whose" --pin "$pin" --id 45 \
    --label "CITIZEN AUTHENTICATION CERTIFICATE"
  silently pkcs11-tool --module "$softhsm" --token-label "Card of $whose" --login --pin "$pin" \
    --write-object "$own/card.der" --type cert --id 45 --label "CITIZEN AUTHENTICATION CERTIFICATE"
  rm "$own/card.key"
  theirs "$own"
}

softhsm=
for place in /usr/lib/softhsm /usr/lib/x86_64-linux-gnu/softhsm /usr/lib/aarch64-linux-gnu/softhsm /usr/lib64/softhsm; do
  [ -n "$softhsm" ] || [ ! -f "$place/libsofthsm2.so" ] || softhsm=$place/libsofthsm2.so
done
[ -n "$softhsm" ] || fail "libsofthsm2.so was not found"
card ana "Ana Exemplo" BI123456780 -algorithm RSA -pkeyopt rsa_keygen_bits:2048
card joao "João Amostra" BI123456781 -algorithm EC -pkeyopt ec_paramgen_curve:P-256
silently openssl ca -config "$authority/ca.cnf" -gencrl -crlexts list -out "$authority/list.pem"
silently openssl crl -in "$authority/list.pem" -outform DER -out "$authority/public/list.crl"
held "an authority with its list, and two cards in SoftHSM: Ana Exemplo with RSA 2048, João Amostra with P-256"

repository=$work/repository
mkdir -p "$repository"
silently administer init --origin chamber.example/post
silently administer "trust add" --scheme eid "$authority/ca.pem"
start_repository
until_true 60 "the repository to be ready" grep -q '^ready ' "$repository/serve.out"
address=$(sed -n 's/^ready \([^ ]*\).*/\1/p' "$repository/serve.out")
held "a repository in a process of its own serves, and takes cards of that authority"
