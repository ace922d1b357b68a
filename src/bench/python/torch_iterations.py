"""The article's iteration in PyTorch: one network eagerly, and four networks as one batch of matrices."""
import torch
from torch.nn import functional

from iterations import RATE

torch.set_num_threads(1)


class TorchNetwork:
    NETWORKS = 1

    def __init__(self, weights, batch):
        layers = []
        for w in weights:
            linear = torch.nn.Linear(*w.shape)
            with torch.no_grad():
                linear.weight.copy_(torch.from_numpy(w.T))
                linear.bias.zero_()
            layers += [linear, torch.nn.ReLU()]
        self.network = torch.nn.Sequential(*layers[:-1])
        self.optimizer = torch.optim.SGD(self.network.parameters(), lr=RATE)

    def prepare(self, x, one_hot):
        return torch.from_numpy(x), torch.from_numpy(one_hot.argmax(axis=1))

    def iterate(self, x, labels):
        self.optimizer.zero_grad(set_to_none=True)
        functional.cross_entropy(self.network(x), labels).backward()
        self.optimizer.step()
        with torch.no_grad():
            return functional.cross_entropy(self.network(x), labels).item()


class FourNetworks:
    NETWORKS = 4

    def __init__(self, weights, batch):
        stacked = [torch.from_numpy(w).repeat(self.NETWORKS, 1, 1) for w in weights]
        self.weights = [w.requires_grad_() for w in stacked]
        self.biases = [torch.zeros(self.NETWORKS, 1, w.shape[2], requires_grad=True) for w in stacked]
        self.optimizer = torch.optim.SGD(self.weights + self.biases, lr=RATE)

    def prepare(self, x, one_hot):
        labels = torch.from_numpy(one_hot.argmax(axis=1))
        return torch.from_numpy(x).expand(self.NETWORKS, -1, -1), labels.repeat(self.NETWORKS)

    def losses(self, x, labels):
        """(networks)"""
        for w, b in zip(self.weights[:-1], self.biases):
            x = torch.relu(torch.baddbmm(b, x, w))
        z = torch.baddbmm(self.biases[-1], x, self.weights[-1])
        return functional.cross_entropy(z.flatten(0, 1), labels, reduction="none").view(self.NETWORKS, -1).mean(1)

    def iterate(self, x, labels):
        self.optimizer.zero_grad(set_to_none=True)
        self.losses(x, labels).sum().backward()
        self.optimizer.step()
        with torch.no_grad():
            return self.losses(x, labels).tolist()[0]
