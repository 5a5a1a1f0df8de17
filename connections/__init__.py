"""Other systems that send to us: who they are, what they may send, and a message sent twice."""
