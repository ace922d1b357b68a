package initsweep.table;

import java.util.EnumSet;
import java.util.Set;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** How Parquet writes the values of a chunk. */
final class ChunkEncoding {
  private static final Set<PrimitiveTypeName> FRACTIONS =
      EnumSet.of(PrimitiveTypeName.FLOAT, PrimitiveTypeName.DOUBLE);

  private ChunkEncoding() {}

  static <B extends ParquetWriter.Builder<?, B>> B set(B builder, MessageType columns) {
    builder
        .withConf(new PlainParquetConfiguration())
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .withPageWriteChecksumEnabled(true);
    // Few fractions of a chunk are equal: a dictionary of them takes more time and room than the
    // values.
    columns.getColumns().stream()
        .filter(column -> FRACTIONS.contains(column.getPrimitiveType().getPrimitiveTypeName()))
        .forEach(
            column -> builder.withDictionaryEncoding(String.join(".", column.getPath()), false));
    return builder;
  }
}
