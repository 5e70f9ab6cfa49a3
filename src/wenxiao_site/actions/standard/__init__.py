"""Tables of the integrated budget management system (预算管理一体化) as they are exchanged: fields, codes, evidence."""
