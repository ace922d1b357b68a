/**
 * YARN as the caller sees it: whether its ResourceManager answers, what an application waits for,
 * and why it failed, in English. Uses Hadoop's client alone, so that every other master works
 * without Spark's module for YARN.
 */
package initsweep.spark.yarn;
