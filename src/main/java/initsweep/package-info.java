/**
 * InitSweep: how the initial weights of a network decide what happens to its activations and to its
 * learning. The map, from the command inwards; arrows go down only, and {@code ArchitectureTest}
 * holds the exact list.
 *
 * <pre>
 *   cli                        commands: parse, call one thing, print
 *   api                        the same on a session of the caller's, for notebooks and pipelines
 *    │
 *   spark   sql   bench        the job over executors · questions in SQL · the speed of a step
 *    │       │
 *   ledger   lesson            planned against published · what the page teaches, and what to try next
 *   summary  report            what is printed after a sweep · the page and all its wording
 *    │         │
 *   folder   claims            the output folder · what the article says, judged
 *   table    statistics        the table of runs · what seeds can tell
 *   storage                    files published whole or not at all
 *    │
 *   plan   worker              grid to chunks · runs in processes of their own
 *   spec     │                 the sweep file
 *    │     train               one run, from configuration to result
 *    │     probe               layers measured and judged
 *    │       │
 *   run    result              what a run is · what a run gives
 *    │
 *   nn   data   theory         networks · images and batches · what theory predicts
 *    │
 *   kernel  random  quadrature  spelling  kerberos
 * </pre>
 *
 * <p>{@code docs/architecture.md} follows one run through the packages and gives the reasons for
 * the decisions.
 */
package initsweep;
