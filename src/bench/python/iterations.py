"""The article's iteration in NumPy: as the book writes networks, and as fast as NumPy allows."""
import numpy as np

RATE = 0.01
DECAY = 0  # the book's network computes the decay's terms whatever its factor


class Affine:
    def __init__(self, weights, bias):
        self.weights = weights
        self.bias = bias

    def forward(self, x):
        self.x = x
        return np.dot(x, self.weights) + self.bias

    def backward(self, above):
        self.weight_gradient = np.dot(self.x.T, above)
        self.bias_gradient = np.sum(above, axis=0)
        return np.dot(above, self.weights.T)


class Relu:
    def forward(self, x):
        self.is_off = x <= 0
        rectified = x.copy()
        rectified[self.is_off] = 0
        return rectified

    def backward(self, above):
        above[self.is_off] = 0
        return above


class SoftmaxLoss:
    def forward(self, x, one_hot):
        powers = np.exp(x - np.max(x, axis=1, keepdims=True))
        self.probabilities = powers / np.sum(powers, axis=1, keepdims=True)
        self.one_hot = one_hot
        labels = one_hot.argmax(axis=1)
        rows = np.arange(len(labels))
        return -np.sum(np.log(self.probabilities[rows, labels] + 1e-7)) / len(labels)

    def backward(self):
        return (self.probabilities - self.one_hot) / len(self.one_hot)


class BookNetwork:
    """Layers are objects, every operation makes a new array; weights are float64, images float32."""

    NETWORKS = 1

    def __init__(self, weights, batch):
        self.affine = [Affine(w.astype(np.float64), np.zeros(w.shape[1])) for w in weights]
        self.layers = [self.affine[0]]
        for layer in self.affine[1:]:
            self.layers += [Relu(), layer]
        self.last = SoftmaxLoss()

    def prepare(self, x, one_hot):
        return x, one_hot

    def loss(self, x, one_hot):
        for layer in self.layers:
            x = layer.forward(x)
        penalty = 0
        for layer in self.affine:
            penalty += 0.5 * DECAY * np.sum(layer.weights**2)
        return self.last.forward(x, one_hot) + penalty

    def gradient(self, x, one_hot):
        self.loss(x, one_hot)
        above = self.last.backward()
        for layer in reversed(self.layers):
            above = layer.backward(above)
        return [(layer.weight_gradient + DECAY * layer.weights, layer.bias_gradient) for layer in self.affine]

    def iterate(self, x, one_hot):
        for layer, (weights, bias) in zip(self.affine, self.gradient(x, one_hot)):
            layer.weights -= RATE * weights
            layer.bias -= RATE * bias
        return self.loss(x, one_hot)


class PreallocatedNetwork:
    """Float32, examples as columns, so that a row of ones below each layer's output takes the bias into the product."""

    NETWORKS = 1

    def __init__(self, weights, batch):
        # (n_out x n_in + 1); the last column is the bias.
        self.weights = [np.vstack([w, np.zeros((1, w.shape[1]), np.float32)]).T.copy() for w in weights]
        self.gradients = [np.empty_like(w) for w in self.weights]
        self.outputs = [np.ones((w.shape[0] + 1, batch), np.float32) for w in self.weights]
        self.slopes = [np.empty((w.shape[0], batch), np.float32) for w in self.weights]
        self.deltas = [np.empty((w.shape[0], batch), np.float32) for w in self.weights]
        self.row = np.empty((1, batch), np.float32)
        self.columns = np.arange(batch)

    def prepare(self, x, one_hot):
        ones = np.ones((len(x), 1), np.float32)
        return np.hstack([x, ones]).T.copy(), np.ascontiguousarray(one_hot.argmax(axis=1))

    def forward(self, x):
        for w, output in zip(self.weights[:-1], self.outputs):
            z = output[:-1]
            np.dot(w, x, out=z)
            np.maximum(z, 0, out=z)
            x = output
        np.dot(self.weights[-1], x, out=self.outputs[-1][:-1])

    def probabilities_and_loss(self, labels):
        """Leaves the probabilities in the last delta."""
        z, p = self.outputs[-1][:-1], self.deltas[-1]
        np.max(z, axis=0, keepdims=True, out=self.row)
        np.subtract(z, self.row, out=z)
        np.exp(z, out=p)
        np.sum(p, axis=0, keepdims=True, out=self.row)
        np.divide(p, self.row, out=p)
        np.log(self.row, out=self.row)
        return float(self.row.mean()) - float(z[labels, self.columns].mean())

    def backward(self, x, labels):
        self.probabilities_and_loss(labels)
        delta = self.deltas[-1]
        delta[labels, self.columns] -= 1
        delta *= RATE / len(labels)
        for layer in reversed(range(len(self.weights))):
            below = x if layer == 0 else self.outputs[layer - 1]
            np.dot(self.deltas[layer], below.T, out=self.gradients[layer])
            if layer > 0:
                delta = self.deltas[layer - 1]
                np.dot(self.weights[layer].T[:-1], self.deltas[layer], out=delta)
                np.sign(below[:-1], out=self.slopes[layer - 1])
                np.multiply(delta, self.slopes[layer - 1], out=delta)

    def iterate(self, x, labels):
        self.forward(x)
        self.backward(x, labels)
        for w, gradient in zip(self.weights, self.gradients):
            np.subtract(w, gradient, out=w)
        self.forward(x)
        return self.probabilities_and_loss(labels)
