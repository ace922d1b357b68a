package initsweep.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What every message about bad data has in common. */
final class DataErrors {
  private DataErrors() {}

  /** The two-line message that reading this folder is refused with. */
  static AbstractStringAssert<?> assertRefused(TinyFolder folder) {
    return assertRefused(folder::read);
  }

  static AbstractStringAssert<?> assertRefused(ThrowingCallable reading) {
    DataException refusal = catchThrowableOfType(DataException.class, reading);
    assertThat(refusal).as("a DataException").isNotNull();
    assertThat(refusal.getMessage().lines()).as(refusal.getMessage()).hasSize(2);
    return assertThat(refusal.getMessage()).contains("; expected ");
  }
}
