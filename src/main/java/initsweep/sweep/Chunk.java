package initsweep.sweep;
public record Chunk(int number, int[] runs) implements java.io.Serializable {}
