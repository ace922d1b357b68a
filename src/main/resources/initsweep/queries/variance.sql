-- How much of the variance of each metric is due to each axis, to their interactions and to the seeds?
-- Type II sums of squares over the completed runs, seeds as blocks: what an axis explains beyond the other axes and their
-- interactions, as in anova_lm(typ=2) of statsmodels; interaction is what all interactions add to the axes. eta_squared is
-- the share of the whole. Where runs or combinations are missing (balanced false), what several sources explain together is
-- listed as shared.
SELECT * FROM attribution
