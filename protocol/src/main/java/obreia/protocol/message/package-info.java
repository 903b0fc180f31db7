/// Letters and receipts: what is written, signed, opened, and checked step by step. Exported to `obreia.desktop` alone.
package obreia.protocol.message;
