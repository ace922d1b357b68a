-- How much of the variance of each metric is due to each axis, to their interactions and to the seeds?
SELECT metric, source, eta_squared FROM attribution
