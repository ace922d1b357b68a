-- Was the diagnosis at initialisation right: how many of the networks with each verdict then trained?
-- A network is a cell without lr, weight_decay, optimizer, batch, iterations, sampling, loss_at and schedule, which change nothing
-- before the first update. training is the values of these keys: tuned are those chosen for its cell; for other values of a
-- tuned key, accuracy is measured on the held-out images; best takes each network at its best values. A network has trained
-- if its mean test accuracy, 0 for a run that did not complete, is at least threshold: nine tenths of the best network's, or
-- --set trained=0.85. share has its Wilson interval. For a number, auc is the probability that a network that trained has a
-- better number than one that did not (Newcombe's interval, 2006), and best_cut the limit of the rule that is right most
-- often.
SELECT * FROM calibration
