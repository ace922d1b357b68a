-- Which cells have the smaller loss, paired by seed: by how much, and is it significant?
-- metric says which loss: final_loss; where lr, optimizer, batch, schedule or loss_at varies final_loss_before_update, since a
-- loss after the update is the smaller the larger the step is; test_loss where weight_decay or dropout varies, which change what
-- training losses measure, or where runs of schema version 1 did not record the loss before the update. The other columns are those of compare; a negative
-- difference is in favour of cell.
SELECT * FROM comparisons WHERE metric <> 'test_accuracy'
