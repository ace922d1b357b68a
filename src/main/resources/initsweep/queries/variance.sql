-- How much of the variance of each metric is due to each axis, to their interaction and to the seeds?
-- Type II sums of squares over the completed runs, seeds as blocks; eta_squared is the share of the whole. Where combinations
-- are missing (balanced false), what several sources explain together is listed as shared.
SELECT * FROM attribution
