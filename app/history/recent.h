// What was used last, up to a number of bytes; what was not used for longest goes first.
#pragma once
#include <cstddef>
#include <list>
#include <map>
#include <utility>

namespace history {

template <class Key, class Value> class Recent {
  public:
    explicit Recent(std::size_t most_bytes) : most_{most_bytes} {}

    // Nothing when it is not there. Holds until the next call.
    const Value* find(const Key& key) {
        const auto found = places_.find(key);
        if (found == places_.end()) return nullptr;
        kept_.splice(kept_.begin(), kept_, found->second);
        return &found->second->value;
    }
    // Of a key that is not there; what is kept alone may be larger than the most.
    const Value& keep(const Key& key, Value value, std::size_t bytes) {
        kept_.push_front({key, std::move(value), bytes});
        places_[key] = kept_.begin();
        bytes_ += bytes;
        while (bytes_ > most_ && kept_.size() > 1) drop_last();
        return kept_.front().value;
    }
    std::size_t bytes() const { return bytes_; }

  private:
    struct Kept {
        Key key;
        Value value;
        std::size_t bytes;
    };
    void drop_last() {
        bytes_ -= kept_.back().bytes;
        places_.erase(kept_.back().key);
        kept_.pop_back();
    }

    std::size_t most_, bytes_ = 0;
    std::list<Kept> kept_;
    std::map<Key, typename std::list<Kept>::iterator> places_;
};

} // namespace history
