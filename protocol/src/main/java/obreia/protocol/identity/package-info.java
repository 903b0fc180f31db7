/// Who is who: mailboxes, devices, cards, trust anchors, and the statements that people make about their own mailboxes.
package obreia.protocol.identity;
