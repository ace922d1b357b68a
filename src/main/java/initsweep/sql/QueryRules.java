package initsweep.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.analysis.ExpressionWithUnresolvedIdentifier;
import org.apache.spark.sql.catalyst.analysis.PlanWithUnresolvedIdentifier;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableOrView;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.QueryPlan;
import org.apache.spark.sql.catalyst.plans.logical.Call;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoDir;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.apache.spark.sql.catalyst.plans.logical.ScriptTransformation;
import org.apache.spark.sql.execution.command.DescribeQueryCommand;
import org.apache.spark.sql.execution.command.ExplainCommand;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What a query must not contain, since queries are shared and run by people who did not write them:
 * anything that writes, runs other code, or reads files other than the sweep's. The parsed plan is
 * checked before analysis, because Spark executes a command as soon as it is analysed.
 */
final class QueryRules {
  /** Names of Spark's commands that say what there is. */
  private static final Pattern LOOKS_UP = Pattern.compile("(Describe|Show|Explain).*");

  /** Functions that call any static method on the class path. */
  private static final Set<String> RUN_CODE = Set.of("reflect", "try_reflect", "java_method");

  private static final String REMEDY = "; if you trust the query, --unsafe-sql allows it";

  private QueryRules() {}

  /**
   * @param plan as parsed
   * @throws InvalidQueryException if it does more than read the views of a sweep
   */
  static void require(LogicalPlan plan) {
    if (LOOKS_UP.matcher(plan.getClass().getSimpleName()).matches()) {
      visitParts(plan);
    } else {
      visit(plan);
    }
  }

  private static void visit(QueryPlan<?> plan) {
    requireToRead(plan);
    visitParts(plan);
  }

  private static void visitParts(QueryPlan<?> plan) {
    list(plan.expressions()).forEach(QueryRules::visit);
    list(plan.subqueries()).forEach(QueryRules::visit);
    list(plan.innerChildren()).forEach(inner -> visit((QueryPlan<?>) inner));
    list(plan.children()).forEach(QueryRules::visit);
    if (plan instanceof ExplainCommand explain) {
      visit(explain.logicalPlan());
    }
    if (plan instanceof DescribeQueryCommand describe) {
      visit(describe.plan());
    }
  }

  private static void requireToRead(QueryPlan<?> plan) {
    if (plan instanceof Command
        || plan instanceof Call
        || plan instanceof ParsedStatement
        || plan instanceof InsertIntoDir) {
      throw refused("a query only reads; expected SELECT, WITH, VALUES, DESCRIBE, SHOW or EXPLAIN");
    }
    if (plan instanceof ScriptTransformation) {
      throw refused("TRANSFORM ... USING runs a program; a query only reads");
    }
    if (plan instanceof PlanWithUnresolvedIdentifier) {
      throw refused(
          "IDENTIFIER(...) is not allowed, as it hides what is read; write the name"
              + " of the view");
    }
    if (plan.getClass().getSimpleName().contains("ExecuteImmediate")) {
      throw refused(
          "EXECUTE IMMEDIATE is not allowed, as it hides what is run; write the query itself");
    }
    if (plan instanceof UnresolvedRelation relation) {
      requireView(relation.multipartIdentifier());
    }
    if (plan instanceof UnresolvedTableOrView described) {
      requireView(described.multipartIdentifier());
    }
  }

  /** A name of several parts may be a file, or a table that is not the sweep's. */
  private static void requireView(Seq<String> name) {
    if (name.size() > 1) {
      throw refused(
          "%s is no view of the sweep; expected runs, curves or another of `query --help`"
              .formatted(String.join(".", list(name))));
    }
  }

  private static void visit(Expression expression) {
    if (expression instanceof UnresolvedFunction function) {
      String name = function.nameParts().last().toLowerCase(Locale.ROOT);
      if (RUN_CODE.contains(name)) {
        throw refused("the function %s runs Java code; a query only reads".formatted(name));
      }
    }
    if (expression instanceof ExpressionWithUnresolvedIdentifier) {
      throw refused(
          "IDENTIFIER(...) is not allowed, as it hides what is called; write the name itself");
    }
    list(expression.children()).forEach(QueryRules::visit);
  }

  private static InvalidQueryException refused(String why) {
    return new InvalidQueryException(why + REMEDY, null);
  }

  private static <T> List<T> list(Seq<T> seq) {
    return CollectionConverters.asJava(seq);
  }
}
