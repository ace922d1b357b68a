/**
 * Random streams. Every draw of a run is keyed by its seed and its purpose, so that all cells of a
 * seed see the same images and the same normals (common random numbers) and a comparison between
 * cells is paired. Two families of streams: {@code counter}, independent Philox streams, and {@code
 * numpy}, the one legacy stream of a NumPy script. What is drawn from a stream (weights, batches,
 * inputs) is decided elsewhere.
 */
package initsweep.random;
