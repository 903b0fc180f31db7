package obreia.desktop.card.pkcs11;

import java.io.IOException;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.Security;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.LoginException;
import obreia.desktop.card.Pin;
import obreia.protocol.cms.SignatureAlgorithm;
import obreia.protocol.codec.Bytes;

/// One SunPKCS11 provider for one slot; a token that was taken out needs a new one. Used by one thread.
final class TokenSession {
    private final long slot;
    private final AuthProvider provider;

    private TokenSession(long slot, AuthProvider provider) {
        this.slot = slot;
        this.provider = provider;
    }

    static TokenSession open(String module, long slot) throws IOException {
        try {
            var configuration = "--name=\"Obreia\"\nlibrary=\"" + module + "\"\nslot=" + slot + "\n";
            var provider = Security.getProvider("SunPKCS11").configure(configuration);
            return new TokenSession(slot, (AuthProvider) provider);
        } catch (RuntimeException e) {
            throw new IOException("the card's driver does not start: " + e.getMessage(), e);
        }
    }

    long slot() {
        return slot;
    }

    /// Whether the token's mechanisms suffice for the algorithm, by what SunPKCS11 makes of their list.
    boolean can(SignatureAlgorithm algorithm) {
        return name(algorithm).isPresent();
    }

    /// Whether a key wants its PIN again for each signature; asked while a login lasts.
    @FunctionalInterface
    interface KeyQuestion {
        boolean wantsPinEachTime() throws IOException;
    }

    /// Signs once, without a login: the card's own software asks for what it needs.
    Bytes sign(SignatureAlgorithm algorithm, X509Certificate certificate, Bytes toBeSigned)
            throws GeneralSecurityException, IOException {
        var signature = Signature.getInstance(
                name(algorithm).orElseThrow(() -> new ProviderException("no mechanism for " + algorithm)), provider);
        var parameters = algorithm.parameters();
        if (parameters.isPresent()) {
            signature.setParameter(parameters.get());
        }
        signature.initSign(key(certificate));
        signature.update(toBeSigned.buffer());
        return Bytes.of(signature.sign());
    }

    /// Logs in with the PIN, or by the reader's own keys where there is none, signs once and logs out.
    ///
    /// Each signature has a login of its own, because SunPKCS11 takes any PIN while a login lasts. After a
    /// failure the caller logs out, where the card is still there.
    Bytes sign(
            SignatureAlgorithm algorithm,
            X509Certificate certificate,
            Bytes toBeSigned,
            Optional<Pin> pin,
            KeyQuestion key)
            throws GeneralSecurityException, IOException {
        login(pin);
        try {
            var signature = sign(algorithm, certificate, toBeSigned);
            provider.logout();
            return signature;
        } catch (GeneralSecurityException | ProviderException e) {
            if (CardFault.of(e) == CardFault.NOT_LOGGED_IN && key.wantsPinEachTime()) {
                throw new AlwaysAuthenticateException(e);
            }
            throw e;
        }
    }

    /// Ends a login, where there is one that lasts.
    void logout() {
        try {
            provider.logout();
        } catch (LoginException | ProviderException _) {
            // There is nothing left to log out of.
        }
    }

    private void login(Optional<Pin> pin) throws LoginException {
        provider.login(null, callbacks -> {
            for (var callback : callbacks) {
                if (!(callback instanceof PasswordCallback password) || pin.isEmpty()) {
                    throw new UnsupportedCallbackException(callback);
                }
                // The callback keeps a copy, which the provider wipes.
                pin.get().<Boolean, RuntimeException>lend(characters -> {
                    password.setPassword(characters);
                    return true;
                });
            }
        });
    }

    private PrivateKey key(X509Certificate certificate) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, null);
        for (var aliases = store.aliases(); aliases.hasMoreElements(); ) {
            var alias = aliases.nextElement();
            if (certificate.equals(store.getCertificate(alias))
                    && store.getKey(alias, null) instanceof PrivateKey key) {
                return key;
            }
        }
        throw new MissingKeyException();
    }

    private Optional<String> name(SignatureAlgorithm algorithm) {
        var byHash = algorithm.hash().name() + "withRSASSA-PSS";
        return Optional.of(algorithm.jcaName())
                .filter(this::offers)
                .or(() -> Optional.of(byHash)
                        .filter(_ -> algorithm.parameters().isPresent())
                        .filter(this::offers));
    }

    private boolean offers(String name) {
        return provider.getService("Signature", name) != null;
    }
}
