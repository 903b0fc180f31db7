package obreia.desktop.card.pkcs11;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.JsonObject;

/// All families of cards that are known. The last one stands for any other card.
final class Profiles {
    private static final int MAX_SIZE = 1 << 16;
    private static final int MAX_PROFILES = 100;
    private static final int MAX_NAME = 64;

    private final List<Profile> all;

    private Profiles(List<Profile> all) {
        this.all = List.copyOf(all);
    }

    /// Reads the profiles among this program's resources, in the order of their index.
    static Profiles load() {
        try {
            var index = JsonObject.parse("index of profiles", resource("index"));
            var all = new ArrayList<Profile>();
            for (var name : index.strings("profiles", MAX_PROFILES, MAX_NAME)) {
                all.add(Profile.parse(name, resource(name)));
            }
            index.finish();
            return of(all);
        } catch (MalformedException | IOException e) {
            throw new IllegalStateException("this program's profiles of cards cannot be read: " + e.getMessage(), e);
        }
    }

    /// Refuses none at all, two of a name, and a profile that goes through one that is not there.
    static Profiles of(List<Profile> all) throws MalformedException {
        var names = all.stream().map(Profile::name).toList();
        if (all.isEmpty() || names.stream().distinct().count() != all.size()) {
            throw new MalformedException("there are no profiles, or two of one name");
        }
        for (var profile : all) {
            if (!names.containsAll(profile.alsoThrough())) {
                throw new MalformedException("profile " + profile.name() + " goes through one that is not there");
            }
        }
        return new Profiles(all);
    }

    List<Profile> all() {
        return all;
    }

    /// What the software of this driver is called.
    String driver(String path) {
        return owning(path).map(Profile::driver).findFirst().orElseGet(() -> path.substring(path.lastIndexOf('/') + 1));
    }

    /// The family of a card that this driver shows: one that knows a certificate there, else the driver's own family,
    /// else the one for any card.
    Profile of(String driver, List<TokenCertificate> certificates) {
        var owners = owning(driver).toList();
        Predicate<Profile> served = profile -> owners.contains(profile)
                || owners.stream().anyMatch(owner -> profile.alsoThrough().contains(owner.name()));
        return all.stream()
                .filter(served)
                .filter(profile -> certificates.stream().anyMatch(profile::marks))
                .findFirst()
                .or(() -> owners.stream().findFirst())
                .orElse(all.getLast());
    }

    private Stream<Profile> owning(String driver) {
        var name = Profile.fileName(driver);
        return all.stream()
                .filter(profile -> profile.modules().stream()
                        .anyMatch(module -> Profile.fileName(module).equals(name)));
    }

    private static String resource(String name) throws IOException, MalformedException {
        try (var in = Profiles.class.getResourceAsStream("profiles/" + name + ".json")) {
            if (in == null) {
                throw new IOException("there is no profile " + name);
            }
            return Bytes.of(in.readNBytes(MAX_SIZE)).text();
        }
    }
}
