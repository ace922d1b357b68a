package initsweep.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What disks and people do to a table. */
enum Damage {
  CUT_SHORT {
    @Override
    byte[] of(byte[] content, Random random) {
      return Arrays.copyOf(content, random.nextInt(content.length));
    }
  },
  EMPTY {
    @Override
    byte[] of(byte[] content, Random random) {
      return new byte[0];
    }
  },
  FLIPPED_BIT {
    @Override
    byte[] of(byte[] content, Random random) {
      byte[] flipped = content.clone();
      flipped[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
      return flipped;
    }
  },
  DELETED {
    @Override
    byte[] of(byte[] content, Random random) {
      return null;
    }
  },
  COPIED {
    @Override
    void to(Map<String, byte[]> files, String name, Random random) {
      files.put(name.replace(".parquet", " (1).parquet"), files.get(name));
    }
  },
  UNDER_ANOTHER_NUMBER {
    @Override
    void to(Map<String, byte[]> files, String name, Random random) {
      files.put(name.replace("c00000", "c00001"), files.get(name));
    }
  };

  static Damage any(Random random) {
    return values()[random.nextInt(values().length)];
  }

  byte[] of(byte[] content, Random random) {
    return content;
  }

  void to(Map<String, byte[]> files, String name, Random random) {
    byte[] damaged = of(files.get(name), random);
    if (damaged == null) {
      files.remove(name);
    } else {
      files.put(name, damaged);
    }
  }

  /** Does it to one chunk file, if there is any. */
  void to(Map<String, byte[]> files, Random random) {
    List<String> chunks =
        files.keySet().stream()
            .filter(name -> name.matches("runs/g.*\\.parquet") && files.get(name).length > 0)
            .toList();
    if (!chunks.isEmpty()) {
      to(files, chunks.get(random.nextInt(chunks.size())), random);
    }
  }
}
