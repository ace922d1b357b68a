-- Did the diagnosis at initialisation tell the truth: how many of the networks it judged so then trained?
-- A network is a cell without lr, weight_decay, optimizer, batch, iterations, sampling and loss_at, which change nothing before
-- the first update. training says with which of their values it is seen: tuned are those chosen for its cell; with values it was
-- only tried with, accuracy is that on the held-out images; best is each network at the values that suit it best. It has trained
-- if its mean test accuracy, 0 for a run that did not complete, is at least threshold: nine tenths of the best network's, or
-- --set trained=0.85. share has its Wilson interval. For a number, auc is the probability that a network that trained has the
-- better one of two (Newcombe's interval, 2006), and best_cut the limit of the rule that is right most often.
SELECT * FROM calibration
