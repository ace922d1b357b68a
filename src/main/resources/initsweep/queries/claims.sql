-- Which claims of the article hold over the seeds of this sweep, and on what evidence?
-- PASS, FAIL, NUANCED where a histogram misleads or the seeds are too few to settle it, or NOT_JUDGED where the sweep lacks
-- the runs: P1 to P8 are about the cells of conf/activations.yaml, P9 about those of conf/book.yaml, by their final loss, and P9t
-- about those of conf/fair.yaml, each at its own learning rate, by their test accuracy. P10 is about batch norm, P11 and P12 about
-- weight decay and dropout, P13 about random search: conf/batch-norm.yaml, conf/overfitting.yaml, conf/random-search.yaml. P14 to P18 are
-- what papers say of critical weights, of sines and of orthogonal weights: conf/critical.yaml, conf/siren.yaml, conf/isometry.yaml.
-- The numbers of the evidence are in the view's column numbers, by name.
SELECT claim, statement, result, evidence FROM claims ORDER BY int(regexp_extract(claim, '[0-9]+', 0)), claim
