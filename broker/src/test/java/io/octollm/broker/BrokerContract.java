package io.octollm.broker;

/** Everything OctoLLM relies on in a broker; whatever passes may stand below the pipeline. */
interface BrokerContract extends RecordsContract, TransactionsContract, GroupsContract {}
