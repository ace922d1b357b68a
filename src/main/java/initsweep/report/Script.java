package initsweep.report;

import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.ScriptableObject;

/** The scripts of the page outside of a browser, on the thread that made this. */
final class Script implements AutoCloseable {
  /** What ECharts looks for and does not need to draw a picture once. */
  private static final String STUBS =
      "var self = this, window = undefined; function setTimeout() { return 0; } function"
          + " clearTimeout() {}";

  private final Context context = Context.enter();
  private final ScriptableObject scope;

  Script() {
    context.setLanguageVersion(Context.VERSION_ECMASCRIPT);
    context.setInterpretedMode(true); // ECharts' main function is too long for a Java method
    scope = context.initSafeStandardObjects();
    run("stubs", STUBS);
  }

  void run(String name, String source) {
    context.evaluateString(scope, source, name, 1, null);
  }

  /** Calls a function of the scripts with texts and numbers. */
  String call(String function, Object... arguments) {
    Function callee = (Function) context.evaluateString(scope, function, function, 1, null);
    return Context.toString(callee.call(context, scope, scope, arguments));
  }

  @Override
  public void close() {
    Context.exit();
  }
}
