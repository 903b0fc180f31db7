package obreia.daemon.net;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import obreia.daemon.admission.Admission;
import obreia.daemon.service.Connections;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.wire.Response;

/// The connections that are open: counted, found by their device's TLS key, and reached with notices. Safe for threads.
public final class OpenLines implements Connections {
    private final LineLimits limits;
    private final Set<Channel> all = new HashSet<>();
    private final Map<Bytes, Integer> byAddress = new HashMap<>();
    private final Index<Bytes> devices = new Index<>();
    private final Index<MailboxId> subscribers = new Index<>();

    public OpenLines(LineLimits limits) {
        this.limits = limits;
    }

    /// Counts a new connection, until it closes; false, and nothing counted, when there are too many.
    boolean enter(Channel channel, InetAddress address) {
        var line = Admission.line(address);
        synchronized (this) {
            var before = byAddress.getOrDefault(line, 0);
            if (all.size() >= limits.connections() || before >= limits.perAddress()) {
                return false;
            }
            all.add(channel);
            byAddress.put(line, before + 1);
        }
        channel.closeFuture().addListener(_ -> left(channel, line));
        return true;
    }

    /// The connection is that of the device with this key.
    synchronized void identify(Channel channel, Bytes tlsKey) {
        // One that closed meanwhile was forgotten already, and would stay for ever.
        if (all.contains(channel)) {
            devices.put(channel, tlsKey);
        }
    }

    /// The connection wants to hear what arrives in this mailbox, and of no other.
    synchronized void subscribe(Channel channel, MailboxId mailbox) {
        if (all.contains(channel)) {
            subscribers.put(channel, mailbox);
        }
    }

    @Override
    public void push(MailboxId mailbox, Response.Notice notice) {
        for (var channel : subscribers(mailbox)) {
            channel.pipeline().fireUserEventTriggered(notice);
        }
    }

    @Override
    public void close(Bytes tlsKey) {
        for (var channel : devices(tlsKey)) {
            Closing.close(channel, WebSocketCloseStatus.POLICY_VIOLATION, "this device was removed");
        }
    }

    synchronized List<Channel> all() {
        return List.copyOf(all);
    }

    private synchronized List<Channel> subscribers(MailboxId mailbox) {
        return subscribers.get(mailbox);
    }

    private synchronized List<Channel> devices(Bytes tlsKey) {
        return devices.get(tlsKey);
    }

    private synchronized void left(Channel channel, Bytes line) {
        all.remove(channel);
        byAddress.computeIfPresent(line, (_, count) -> count == 1 ? null : count - 1);
        devices.remove(channel);
        subscribers.remove(channel);
    }

    /// Channels by one key each, and back, so that leaving costs the same however many are open.
    private static final class Index<K> {
        private final Map<K, Set<Channel>> channels = new HashMap<>();
        private final Map<Channel, K> keys = new HashMap<>();

        void put(Channel channel, K key) {
            remove(channel);
            keys.put(channel, key);
            channels.computeIfAbsent(key, _ -> new HashSet<>()).add(channel);
        }

        void remove(Channel channel) {
            var key = keys.remove(channel);
            if (key != null) {
                channels.computeIfPresent(key, (_, found) -> found.remove(channel) && found.isEmpty() ? null : found);
            }
        }

        List<Channel> get(K key) {
            return List.copyOf(channels.getOrDefault(key, Set.of()));
        }
    }
}
