-- Which cells have the better test accuracy, paired by seed: by how much, and is it significant?
-- difference is cell - against over the pairs in which both runs completed, with its 95 % paired t interval; a run that did
-- not complete loses to one that did. At most six cells are compared in every pair; of more, those that differ only in init
-- (within a larger group each with the best), and the best of all with the best of every other group. p_value is Wilcoxon's
-- signed-rank test over all seeds of the pair. p_holm is corrected for every pair of cells, shown or not, as the best is picked
-- by the same seeds: after Holm for at most six cells, more than 24 seeds or more than 180 cells; else by a step-down max-type
-- sign-flip test (Westfall and Young), which can settle a comparison of many cells with ten seeds. So of all findings of a
-- metric, one or more is wrong in at most 5 % of sweeps. Fewer than six seeds have no p-value. seeds_needed would settle it
-- with probability 0.8, by that test, if the effect is what it looks like.
SELECT * EXCEPT (metric) FROM comparisons WHERE metric = 'test_accuracy'
