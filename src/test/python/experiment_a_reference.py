#!/usr/bin/env python3
"""The article's first experiment (section 6.2.2 of "Deep Learning from Scratch"), by its own code.

    python3 src/test/python/experiment_a_reference.py src/test/resources/initsweep/train

writes experiment-a.csv   mean, standard deviation and histogram of every layer, for three activations, four standard
                          deviations of the weights and two seeds

The loop below is the article's, line by line, in float64; what it lacks is a seed, which is set before the inputs are drawn,
afresh for every cell, so that all cells of a seed have the same inputs and the same normals. The histogram is that of its
figures, 30 bins over [0, 1]; what lies outside is left out, as plt.hist does.

In float32 a value moves by some 1e-6 of the layer's standard deviation, and one in a hundred thousand changes its bin, which
alters two counts. NumPy's own float32 run parts from this one by 0 to 6 counts a layer in the seeds 0 to 19, and by up to 14
under tanh with standard deviation 1.0, whose networks are chaotic: each layer more than doubles a rounding error.
"""
import sys

import numpy as np

SEEDS = [0, 1]
data_size, node_num, layer_size = 1000, 100, 5


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def relu(x):
    return np.maximum(0, x)


def tanh(x):
    return np.tanh(x)


activation_layer = {"sigmoid": sigmoid, "relu": relu, "tanh": tanh}


def run(seed, activation_key, weight_init_std):
    np.random.seed(seed)
    input_data = np.random.randn(data_size, node_num)
    x = input_data
    activations = {}
    for i in range(layer_size):
        if i != 0:
            x = activations[i - 1]
        scale = weight_init_std
        if weight_init_std == "xavier":
            scale = np.sqrt(1.0 / node_num)
        elif weight_init_std == "he":
            scale = np.sqrt(2.0 / node_num)
        w = scale * np.random.randn(node_num, node_num)
        a = np.dot(x, w)
        z = activation_layer[activation_key](a)
        activations[i] = z
    return activations


if __name__ == "__main__":
    with open(f"{sys.argv[1]}/experiment-a.csv", "w") as out:
        out.write("seed,activation,init,layer,mean,std,counts\n")
        for seed in SEEDS:
            for activation_key in activation_layer:
                for weight_init_std in [1.0, 0.01, "xavier", "he"]:
                    for i, z in run(seed, activation_key, weight_init_std).items():
                        counts = np.histogram(z.flatten(), 30, range=(0, 1))[0]
                        numbers = f"{float(np.mean(z))!r},{float(np.std(z))!r},{' '.join(map(str, counts))}"
                        out.write(f"{seed},{activation_key},{weight_init_std},{i + 1},{numbers}\n")
